import { html } from "./vendor/htm-preact-standalone.js";
import { Counter } from "./counter.js";
import { elementId } from "./paths.js";
import { readTally } from "./tally.js";

/** @import { App, Field } from "./types.js" */

/**
 * Dots on the wall, typed in: how many each capability got.
 * @param {{ app: App, field: Field, path: string, id: string, labelId: string, described: string }} props
 */
export function VotesField({ app, path, id, labelId, described }) {
  const aside = app.exchange.derived.asides[path] ?? "";
  const counted = readTally(String(app.sheet.valueOf(path) ?? ""));
  const shown = app.definition.capabilities.filter((each) => each.offered || counted.has(each.id));
  return html`<div role="group" id=${id} aria-labelledby=${labelId} aria-describedby=${described || null}>
    <ul class="wf-votes">
      ${shown.map(
        (capability) =>
          html`<li key=${capability.id} class="wf-vote">
            <label for=${elementId(app, path, capability.id)}>${capability.name}</label>
            <${Counter}
              app=${app}
              path=${path}
              answer=${capability.id}
              id=${elementId(app, path, capability.id)}
              label=${app.say("ballots_answer", { answer: capability.name })}
              addLabel=${app.say("ballots_one_more", { answer: capability.name })}
            />
          </li>`,
      )}
    </ul>
    ${aside && html`<p class="wf-ballots-say">${aside}</p>`}
  </div>`;
}
