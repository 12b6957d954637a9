import { html } from "./vendor/htm-preact-standalone.js";

/** @import { Lead } from "./lead.js" */

/**
 * Whether it was worth the time: how many have answered, and what may be told once it is counted.
 * @param {{ lead: Lead }} props
 */
export function WorthView({ lead }) {
  const { data, live, teams, wire, worth } = lead;
  // Where all write on laptops, the form asks it: a notebook has something to say once a phone has answered.
  if (!live.worth.step || (data.inNotebook && worth.answered === 0)) return null;
  const here = teams.reduce((sum, team) => sum + team.here.length, 0);
  const count = worth.answered;
  const answered = data.inNotebook ? lead.say("worth_so_far", { count }) : lead.say("worth_answered", { count, all: Math.max(here, count) });
  const isCounted = worth.answers !== undefined;
  return html`<section class="lead-part lead-plans" aria-label=${lead.say("worth")}>
    <p class="lead-here">${lead.say("worth")}</p>
    <p class="lead-line">
      ${isCounted
        ? html`<strong role="status">${worthTold(lead)}</strong>`
        : html`<span role="status">${answered}</span>
            <button type="button" class="room-button" disabled=${count < 3} onClick=${() => wire.say({ count: true })}>
              ${lead.say("worth_count")}
            </button>`}
    </p>
    <p class="room-quiet">${lead.say("worth_help")}</p>
  </section>`;
}

/** @param {Lead} lead */
function worthTold(lead) {
  const { answers = 0, spread, counts } = lead.worth;
  if (counts) return lead.say("worth_counts", { count: answers, ...counts });
  return lead.say(`worth_${(spread ?? "close").replace("-", "_")}`, { count: answers });
}
