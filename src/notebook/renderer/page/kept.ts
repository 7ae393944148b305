import type { Answered, AnswerStore } from "../../live/answers.ts";

/** The answers to the questions of a notebook, by the name of its file, as the browser keeps them; where it keeps nothing, as long as the page is open. */
export function keptAnswers(file: string): AnswerStore {
  const key = `layerbook answers ${file}`;
  let all = read(key);
  return {
    read: () => all,
    async write(next) {
      all = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Because a browser may keep nothing for files, and the answer counts all the same.
      }
    },
  };
}

function read(key: string): readonly Answered[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isAnswered) : [];
  } catch {
    return [];
  }
}

/** What is kept may have been written by another page. */
function isAnswered(value: unknown): value is Answered {
  const { text, reply, attempts } = Object(value) as Record<string, unknown>;
  const isText = (each: unknown) => typeof each === "string";
  return isText(text) && isText(reply) && Array.isArray(attempts) && attempts.every(isText);
}
