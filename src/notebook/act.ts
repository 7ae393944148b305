/** What a reader does in a card, told to whoever can run cells. */
export type Act =
  | {
      readonly type: "turn";
      /** The cell whose card it is. */
      readonly name: string;
      /** The param: `base.params.size`. */
      readonly path: string;
      readonly value: string;
      /** The reader let go. */
      readonly isLast: boolean;
    }
  | { readonly type: "write" | "reset"; readonly name: string }
  | { readonly type: "copy"; readonly name: string; readonly text: string }
  /** `address` is a data address of the file. */
  | { readonly type: "save"; readonly name: string; readonly file: string; readonly address: string }
  | { readonly type: "reply"; readonly name: string; readonly reply: string };
