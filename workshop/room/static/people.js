import { html } from "./vendor/htm-preact-standalone.js";

/** @import { Lead } from "./lead.js" */

/**
 * Who has raised a hand, and the end of the workshop.
 * @param {{ lead: Lead }} props
 */
export function HandsView({ lead }) {
  const raised = lead.teams.flatMap(({ name, here }) => here.filter(({ hand }) => hand).map((who) => ({ ...who, team: name })));
  if (raised.length === 0) return null;
  return html`<section class="lead-part lead-hands" aria-label=${lead.say("hands")}>
    <p class="lead-here">${lead.say("hands")}</p>
    <ul class="lead-alone">
      ${raised.map(
        ({ id, name, team }) =>
          html`<li key=${id} class="lead-alone-team">
            <span><strong><bdi>${name}</bdi></strong>, <bdi>${team}</bdi></span>
            <button type="button" class="room-button" aria-label=${`${lead.say("hands_lower")}: ${name}`} onClick=${() => lead.wire.say({ lower: id })}>
              ${lead.say("hands_lower")}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {{ lead: Lead }} props */
export function EndView({ lead }) {
  return html`<details class="lead-part lead-end">
    <summary>${lead.say("end")}</summary>
    <p class="room-quiet">${lead.say("end_help")}</p>
    <p class="lead-line">
      <button type="button" class="room-button" onClick=${() => lead.wire.say({ end: true })}>${lead.say("end_really")}</button>
      <span role="status">${lead.ended === null ? "" : lead.count("ended", lead.ended)}</span>
    </p>
  </details>`;
}
