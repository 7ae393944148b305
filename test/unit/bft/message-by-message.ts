/**
 * Tendermint as its paper has it, a message and a node at a time: what the law's shortcut is held against. Validators weigh the same, and
 * the last node has no vote and only listens. Source: Buchman, Kwon & Milosevic 2018, algorithm 1; numbers in comments are its lines.
 */
export interface World {
  readonly validators: number;
  /** Time that a message takes from node to node, microseconds. */
  readonly delay: (from: number, to: number) => number;
  /** When a validator does nothing, microseconds: from the first moment until before the second. */
  readonly down: readonly (readonly [number, number])[];
  /** Microseconds; what a wait grows by with each round comes second. */
  readonly propose: readonly [number, number];
  readonly vote: readonly [number, number];
  readonly commit: number;
}

type Step = "propose" | "prevote" | "precommit";

interface Message {
  readonly kind: "proposal" | "prevote" | "precommit";
  readonly from: number;
  readonly height: number;
  readonly round: number;
  /** Null: for no block. */
  readonly value: string | null;
  readonly validRound: number;
}

/** When the listener has seen each block decided, microseconds, up to a moment. */
export function decisions(world: World, until: number): readonly number[] {
  const { validators, delay, down } = world;
  const events: { readonly time: number; readonly act: () => void }[] = [];
  const at = (time: number, act: () => void) => {
    const place = events.findIndex((event) => event.time > time);
    events.splice(place < 0 ? events.length : place, 0, { time, act });
  };
  let now = 0;
  const quorum = (2 * validators) / 3;
  const decided: number[] = [];

  const nodes = Array.from({ length: validators + 1 }, (_, node) => nodeOf(node));
  for (const { begin } of nodes) at(world.commit, () => begin(0));
  for (let next = events.shift(); next !== undefined && next.time <= until; next = events.shift()) {
    now = next.time;
    next.act();
  }
  return decided;

  function nodeOf(own: number) {
    const isListener = own === validators;
    const log: Message[] = [];
    let [height, round, hasBegun] = [0, 0, false];
    let step: Step = "propose";
    let [locked, lockedRound, valid, validRound]: [string | null, number, string | null, number] = [
      null,
      -1,
      null,
      -1,
    ];
    let once = new Set<string>();

    const wait = ([first, more]: readonly [number, number]) => first + round * more;
    const votes = (kind: Message["kind"], of: number, value?: string | null) =>
      log.filter(
        (m) =>
          m.kind === kind &&
          m.height === height &&
          m.round === of &&
          (value === undefined || m.value === value),
      ).length;
    const proposalOf = (of: number) =>
      log.find((m) => m.kind === "proposal" && m.height === height && m.round === of);

    function send(kind: Message["kind"], value: string | null, of = -1): void {
      if (isListener) return;
      const message = { kind, from: own, height, round, value, validRound: of };
      for (const [to, node] of nodes.entries())
        at(now + (to === own ? 0 : delay(own, to)), () => node.hear(message));
    }

    function later(time: number, then: () => void): void {
      const [h, r] = [height, round];
      const due = () => {
        if (isDown()) return at(until, due);
        if (h === height && r === round && hasBegun) then();
        look();
      };
      at(now + time, due);
    }

    const [from, until] = down[own] ?? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const isDown = () => now >= from && now < until;
    // Because it comes before all that is put off until then, whoever is back reads what it missed before it looks at its clock.
    at(until, () => look());

    function begin(of: number): void {
      if (isDown()) {
        at(until, () => begin(of));
        return;
      }
      if (of !== height) return;
      hasBegun = true;
      startRound(0);
      look();
    }

    function startRound(of: number): void {
      // 11
      [round, step] = [of, "propose"];
      if ((height + round) % validators === own) send("proposal", valid ?? `${height}/${round}`, validRound);
      later(wait(world.propose), () => {
        // 57
        if (step === "propose") vote(null);
      });
    }

    function vote(value: string | null): void {
      step = "prevote";
      send("prevote", value);
    }

    function precommit(value: string | null): void {
      step = "precommit";
      send("precommit", value);
    }

    function hear(message: Message): void {
      log.push(message);
      look();
    }

    function first(what: string): boolean {
      const isFirst = !once.has(what);
      once.add(what);
      return isFirst;
    }

    function look(): void {
      if (isDown()) return;
      while (decides());
      if (!hasBegun || isListener) return;
      // 55
      const ahead = log.filter((m) => m.height === height && m.round > round);
      for (const { round: of } of ahead) {
        const senders = new Set(ahead.filter((m) => m.round === of).map(({ from }) => from));
        if (senders.size > validators / 3) {
          startRound(of);
          look();
          return;
        }
      }
      const proposal = proposalOf(round);
      // 22, 28
      if (step === "propose" && proposal !== undefined) {
        const isFree = lockedRound < 0 || locked === proposal.value || proposal.validRound >= lockedRound;
        vote(isFree ? proposal.value : null);
      }
      // 36
      if (
        step !== "propose" &&
        proposal !== undefined &&
        votes("prevote", round, proposal.value) > quorum &&
        first(`polka ${round}`)
      ) {
        [valid, validRound] = [proposal.value, round];
        if (step === "prevote") {
          [locked, lockedRound] = [proposal.value, round];
          precommit(proposal.value);
        }
      }
      // 44
      if (step === "prevote" && votes("prevote", round, null) > quorum) precommit(null);
      // 34
      if (step === "prevote" && votes("prevote", round) > quorum && first(`prevotes ${round}`))
        later(wait(world.vote), () => {
          if (step === "prevote") precommit(null);
        });
      // 47
      const of = round;
      if (votes("precommit", round) > quorum && first(`precommits ${round}`))
        later(wait(world.vote), () => startRound(of + 1));
    }

    /** 49 */
    function decides(): boolean {
      const of = log.find(
        (m) => m.kind === "proposal" && m.height === height && votes("precommit", m.round, m.value) > quorum,
      );
      if (of === undefined) return false;
      if (isListener) decided.push(now);
      [height, round, hasBegun, step] = [height + 1, 0, false, "propose"];
      [locked, lockedRound, valid, validRound] = [null, -1, null, -1];
      once = new Set();
      const next = height;
      at(now + world.commit, () => begin(next));
      return true;
    }

    return { begin, hear };
  }
}
