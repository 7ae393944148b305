/**
 * Latency and bandwidth of the Internet between six regions as of 2019, from dsg-titech/simblock
 * (NetworkConfiguration.java; Nagayama et al. 2020). Order of regions: North America, Europe, South America,
 * Asia-Pacific, Japan, Australia.
 */
export const regions2019 = {
  title: "the Internet of 2019",
  source: "dsg-titech/simblock NetworkConfiguration.java; Nagayama et al. 2020",
  asOf: "2019",
  names: ["North America", "Europe", "South America", "Asia-Pacific", "Japan", "Australia"],
  /** Mean one-way latency, ms. */
  latency: [
    [32, 124, 184, 198, 151, 189],
    [124, 11, 227, 237, 252, 294],
    [184, 227, 88, 325, 301, 322],
    [198, 237, 325, 85, 58, 198],
    [151, 252, 301, 58, 12, 126],
    [189, 294, 322, 198, 126, 16],
  ],
  /** Mbit/s. */
  download: [52, 40, 18, 22.8, 22.8, 29.9],
  /** Mbit/s. */
  upload: [19.2, 20.7, 5.8, 15.7, 10.2, 11.3],
  /** Share of nodes in each region. */
  nodes: [0.3316, 0.4998, 0.009, 0.1177, 0.0224, 0.0195],
} as const;
