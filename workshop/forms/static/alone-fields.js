import { html } from "./vendor/htm-preact-standalone.js";
import { questionOf } from "./alone.js";
import { ScaleField } from "./scale.js";
import { readTally, tallyText } from "./tally.js";

/** @import { App, Field, Revealed } from "./types.js" */

const TALLEST_BAR = 48;
const USUAL_DOTS = 5;

/**
 * A rating that nobody else sees; once it is revealed, what all said, and a way to rate again.
 * @param {{ app: App, field: Field, path: string, id: string, labelId: string, described: string }} props
 */
export function AloneField({ app, field, path, id, labelId, described }) {
  const alone = /** @type {any} */ (app.exchange.alone);
  const boxed = { ...app, sheet: alone, exchange: alone };
  const said = app.exchange.derived.revealed?.[questionOf(path)];
  const given = html`<${ScaleField} app=${boxed} field=${field} path=${path} id=${id} labelId=${labelId} described=${described} />
    <${AloneState} app=${app} path=${path} />`;
  if (!said) return given;
  return html`<${RevealedView} app=${app} said=${said} />
    <details class="wf-details">
      <summary>${app.say("alone_again")}</summary>
      <p class="wf-help">${app.say("alone_again_help")}</p>
      ${given}
    </details>`;
}

/**
 * Dots of one's own over what is to be talked about.
 * @param {{ app: App, field: Field, path: string, id: string, labelId: string, described: string }} props
 */
export function DotsField({ app, path, id, labelId, described }) {
  const { alone, derived } = app.exchange;
  const said = derived.revealed?.[questionOf(path)];
  const dots = readTally(String(alone.valueOf(path) ?? ""));
  const given = [...dots.values()].reduce((sum, count) => sum + count, 0);
  const offered = Number(app.sheet.valueOf("improving/dots") ?? derived.offers["improving/dots"]?.value ?? USUAL_DOTS);
  const left = offered - given;
  /** @param {string} key @param {number} by */
  const add = (key, by) => {
    dots.set(key, Math.max(0, (dots.get(key) ?? 0) + by));
    alone.write(path, tallyText(dots));
    alone.flush();
  };
  const shown = app.definition.capabilities.filter((each) => each.offered || dots.has(each.id));
  const choose = html`<p class="wf-dots-left" role="status">
      ${left > 0 ? app.say(left === 1 ? "dots_left_one" : "dots_left_other", { number: left }) : app.say("dots_all_given")}
    </p>
    <ul class="wf-votes">
      ${shown.map(({ id: key, name }) => {
        const count = dots.get(key) ?? 0;
        return html`<li key=${key} class="wf-vote">
          <span>${name}</span>
          <span class="wf-dots">
            <button type="button" class="wf-one-more" disabled=${count === 0} aria-label=${app.say("dots_fewer", { name })} onClick=${() => add(key, -1)}>−</button>
            <b class="wf-dots-given">${"●".repeat(count) || "0"}</b>
            <button type="button" class="wf-one-more" disabled=${left <= 0} aria-label=${app.say("dots_more", { name })} onClick=${() => add(key, 1)}>+</button>
          </span>
        </li>`;
      })}
    </ul>
    <${AloneState} app=${app} path=${path} />`;
  return html`<div role="group" id=${id} aria-labelledby=${labelId} aria-describedby=${described || null}>
    ${said
      ? html`<${RevealedView} app=${app} said=${said} />
          <details class="wf-details"><summary>${app.say("alone_again")}</summary>${choose}</details>`
      : choose}
  </div>`;
}

/**
 * Where one's own answer is.
 * @param {{ app: App, path: string }} props
 */
function AloneState({ app, path }) {
  const { alone, isAway } = app.exchange;
  const question = questionOf(path);
  const refused = alone.problems.get(question);
  if (refused) return html`<p class="wf-problem" role="status">${refused}</p>`;
  if (alone.pending.has(question)) {
    return html`<p class="wf-help" role="status">${app.say(isAway || alone.waits ? (app.sheet.shelf.works ? "state_kept" : "state_unkept") : "state_saving")}</p>`;
  }
  if (alone.valueOf(path) === null) return null;
  return html`<p class="wf-help wf-alone-kept" role="status">${app.say("alone_kept")}</p>`;
}

/**
 * What everybody may know of what was said: bars from five answers on, and a sentence.
 * @param {{ app: App, said: Revealed }} props
 */
function RevealedView({ app, said }) {
  const most = Math.max(1, ...said.counts, ...said.dots.map(([, count]) => count));
  const nameOf = (/** @type {string} */ key) => app.definition.capabilities.find(({ id }) => id === key)?.name ?? key;
  return html`<div class="wf-revealed">
    <p class="wf-label">${app.say("alone_revealed")}</p>
    ${said.counts.length > 0 &&
    html`<ol class="wf-bars" aria-hidden="true">
      ${said.counts.map(
        (count, place) =>
          html`<li key=${place}>
            <b>${count || ""}</b>
            <i style=${`height: ${(count / most) * TALLEST_BAR}px`}></i>
            <span>${place + 1}</span>
          </li>`,
      )}
    </ol>
    <p class="wf-hidden">
      ${said.counts.map((count, place) => app.say("alone_level", { level: place + 1, count })).join("; ")}
    </p>`}
    ${said.dots.length > 0 &&
    html`<ol class="wf-dots-counted">
      ${said.dots.map(
        ([key, count]) =>
          html`<li key=${key}>
            <span>${nameOf(key)}</span>
            <span class="wf-dots-bar" aria-hidden="true"><i style=${`width: ${(count / most) * 100}%`}></i></span>
            <b>${count}</b>
          </li>`,
      )}
    </ol>`}
    ${said.said && html`<p>${said.said}</p>`}
  </div>`;
}
