/** What went wrong, in words for the person at the screen. */
import { ApiError } from "./api.js";

const SENTENCES = new Map([
  ["unreachable", "De zandbak is niet bereikbaar. Draait het programma nog?"],
  ["timeout", "Het duurt te lang. Probeer het nog eens."],
  ["bot_did_not_finish", "De bot kwam niet op tijd klaar met zijn werk. De klok staat nu stil op het laatste punt."],
  ["clock_moves_forward_only", "De klok kan alleen vooruit."],
  ["channel_not_found", "Dit kanaal is er niet meer."],
  ["not_in_channel", "Je zit niet in dit kanaal."],
  ["message_not_found", "Dit bericht is er niet meer."],
  ["unknown_shortcut", "Deze snelkoppeling is er niet meer."],
  ["not_theirs", "Je kunt alleen je eigen berichten aanpassen."],
  ["is_archived", "Dit kanaal is gearchiveerd: je kunt er alleen lezen."],
  ["file_unreadable", "Dit bestand kon niet gelezen worden. Misschien is het verplaatst."],
  ["file_too_large", "Dit bestand is te groot: hoogstens 100 MB."],
  ["not_found", "Dit scherm is er niet meer."],
]);

/** @param {unknown} problem */
export function sentenceFor(problem) {
  if (!(problem instanceof ApiError)) throw problem; // a mistake of ours belongs in the console
  return SENTENCES.get(problem.code) ?? `Dat lukte niet (${problem.code}). Probeer het nog eens.`;
}

/** What Slack says when an app doesn't answer a form: nothing is lost, try again. */
export const FORM_UNANSWERED = "De bot gaf geen antwoord. Wat je hebt ingevuld staat er nog. Probeer het nog eens.";
