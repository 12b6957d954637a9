import { html } from "./vendor/htm-preact-standalone.js";

/** @import { App } from "./types.js" */

/**
 * Where we are, whether all is saved, the question, and what helps to answer it.
 * @param {{ app: App }} props
 */
export function HeadView({ app }) {
  const { step } = app.definition;
  return html`<header class="wf-head">
    <div class="wf-where">
      <p class="wf-step">
        ${step.number !== null && html`<span class="wf-step-number">${numbered(app, step.number)}</span> `}
        <span>${step.title}</span>
      </p>
      <${StateView} app=${app} />
    </div>
    <h2 class="wf-question" id=${`${app.uid}-question`}>${step.question}</h2>
    <p class="wf-purpose">${step.purpose}</p>
    <div class="wf-more">
      <${More} title=${app.say("more_questions")} texts=${step.questions} />
      <${More} title=${app.say("more_example")} texts=${[step.example]} />
      ${step.facilitator && html`<${Notes} app=${app} notes=${step.facilitator} />`}
    </div>
  </header>`;
}

/**
 * @param {App} app
 * @param {number} number
 */
function numbered(app, number) {
  return number === 0 ? app.say("step_before") : app.say("step_of", { number, last: app.definition.step.last });
}

/**
 * Whether everything is saved, in words.
 * @param {{ app: App }} props
 */
function StateView({ app }) {
  const state = app.exchange.state();
  return html`<p class=${`wf-state wf-state-${state}`} data-state=${state}>
    <span class="wf-mark" aria-hidden="true"></span>
    <span>${app.say(`state_${state}`)}</span>
  </p>`;
}

/** @param {{ title: string, texts: string[] }} props */
function More({ title, texts }) {
  if (texts.length === 0) return null;
  return html`<details class="wf-details">
    <summary>${title}</summary>
    ${texts.length === 1 ? html`<p>${texts[0]}</p>` : html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`}
  </details>`;
}

/** @param {{ app: App, notes: import("./types.js").Notes }} props */
function Notes({ app, notes }) {
  const parts = /** @type {const} */ (["say", "listen_for", "goes_wrong"]);
  return html`<details class="wf-details">
    <summary>${app.say("facilitator")}</summary>
    ${parts.map(
      (part) =>
        html`<p class="wf-notes-title" key=${part}>${app.say(`facilitator_${part}`)}</p>
          <ul>
            ${notes[part].map((text) => html`<li>${text}</li>`)}
          </ul>`,
    )}
  </details>`;
}
