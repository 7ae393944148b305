import { labelVerdict } from "../headline.ts";
import type { ClaimResult, ConditionResult } from "../result.ts";
import { element, inline } from "./element.ts";

const signs = { supported: "✓", contradicted: "✗", depends: "?" } as const;

/** What the simulation says of each condition of a claim, and of the claim where its params are turned. */
export function claim(result: ClaimResult | null): HTMLElement | null {
  if (result === null) return null;
  const { conditions, turned, expected, verdict } = result;
  return element(
    "section",
    { class: "claim", role: "group", "aria-label": "Conditions" },
    conditionList(conditions),
    turned.length === 0
      ? null
      : element(
          "div",
          { class: "turned" },
          element("h3", {}, "With other values"),
          element(
            "ul",
            {},
            ...turned.map((each) =>
              element(
                "li",
                { class: each.verdict },
                sign(each.verdict),
                element(
                  "span",
                  {},
                  `${each.param} ${each.value}: ${labelVerdict[each.verdict].toLowerCase()}`,
                ),
              ),
            ),
          ),
        ),
    expected === null || expected === verdict
      ? null
      : element(
          "p",
          { class: "unexpected" },
          ...inline(`**Not as expected**: its author expects “${labelVerdict[expected].toLowerCase()}”.`),
        ),
  );
}

/** Conditions with their verdicts, a row each. */
export function conditionList(conditions: readonly ConditionResult[]): HTMLElement {
  return element(
    "ul",
    { class: "conditions" },
    ...conditions.map(({ text, verdict, message }) =>
      element(
        "li",
        { class: verdict },
        sign(verdict),
        element(
          "div",
          {},
          element(
            "p",
            {},
            element("code", {}, text),
            " ",
            element("strong", {}, labelVerdict[verdict].toLowerCase()),
          ),
          element("p", { class: "muted" }, ...inline(message)),
        ),
      ),
    ),
  );
}

const sign = (verdict: ConditionResult["verdict"]): HTMLElement =>
  element("span", { class: "sign", "aria-hidden": "true" }, signs[verdict]);
