/** Version of the laws and of their presets: part of every receipt. Any change that moves a number changes it. */
export const engineVersion = "0.1.0";
