/** @import { ParticipantData, StepData } from "./room-types.js" */

/** Milliseconds after which the browser is left to send the door's form by itself, and to say what holds it up. */
const TO_JOIN = 5000;

/**
 * Turn the door into the room once somebody joins: what the room takes has come while the name was typed. Whatever
 * goes wrong, the browser sends the form as it would without this, and the server's page says what is amiss.
 * @param {HTMLFormElement} form
 * @param {(place: HTMLElement, told: ParticipantData, first: StepData | null) => void} begin
 */
export function joinInPlace(form, begin) {
  let isAsking = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    form.setAttribute("aria-busy", "true");
    const came = await askedToJoin(form);
    isAsking = false;
    form.removeAttribute("aria-busy");
    if (came) enterRoom(came.page, came.first, begin);
    else form.submit();
  });
}

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<{ page: ParticipantData, first: StepData | null } | null>}  null when nobody was let in
 */
async function askedToJoin(form) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TO_JOIN);
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body, signal: stop.signal });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {ParticipantData} told
 * @param {StepData | null} first
 * @param {(place: HTMLElement, told: ParticipantData, first: StepData | null) => void} begin
 */
function enterRoom(told, first, begin) {
  // No way leads back to the door, as none does from a page of the room.
  history.replaceState(null, "", `${told.root}/`);
  const place = document.createElement("div");
  place.id = "room";
  document.body.className = "room-participant";
  document.querySelector("main.door")?.replaceWith(place);
  begin(place, told, first);
  // Whoever hears the page is told where they are, and goes on by keys from its top.
  place.querySelector("h1")?.focus();
}
