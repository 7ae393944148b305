/** Moments of an exit, and how long it waits: the least time in which to leave, and what younger outputs wait beyond that, s. */
export interface Exit {
  readonly requested: number;
  /** When the block with the output came to layer 1. */
  readonly submitted: number;
  /** Minimum finalization period. */
  readonly mfp: number;
  /** Required exit period. */
  readonly rep: number;
}

/** When an exit is paid out. Source: docs.omg.network, challenge period. */
export const exitFinalization = ({ requested, submitted, mfp, rep }: Exit): number =>
  Math.max(requested + mfp, submitted + mfp + rep);

/** Room that layer 1 has for exits while they may be asked for. */
export interface ExitRoom {
  readonly windowSeconds: number;
  readonly slotSeconds: number;
  readonly gasLimit: number;
  /** Share of the gas that exits get. */
  readonly gasShare: number;
  readonly gasPerExit: number;
}

/** Users who can leave in that time. */
export const massExitCapacity = (room: ExitRoom): number =>
  Math.floor(((room.windowSeconds / room.slotSeconds) * room.gasLimit * room.gasShare) / room.gasPerExit);
