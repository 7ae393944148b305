/** Party that orders what users send. */
export const sequencer = "sequencer";
