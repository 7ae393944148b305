/** What a chart says about a layer beside its run. */
export interface Subject {
  /** For readers: "Bitcoin". */
  readonly title: string;
  /** The family whose color the layer wears in every chart. */
  readonly family: string;
  /** Those who make its blocks and are paid by its users: "miners"; by several laws in turn: "miners and validators". */
  readonly paid: string;
  /** Transactions per second that the blocks can carry in the long run, tx/s; left out where the rules change it in mid-run. */
  readonly capacity?: number;
  /** A widely quoted limit to draw beside the measured one, tx/s: the "7" of the folklore. */
  readonly familiar?: number;
}
