import { type Fold, type Window, within } from "./fold.ts";

/** Messages that committees sent for a block, where that is told. */
export function votes(window: Window): Fold {
  let [messages, decisions] = [0, 0];
  return {
    hears: {
      votes: (event) => {
        if (!within(window, event.time)) return;
        messages += event.messages;
        decisions++;
      },
    },
    readings: () => ({ messagesPerBlock: decisions === 0 ? undefined : messages / decisions }),
  };
}
