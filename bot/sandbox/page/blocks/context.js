/**
 * What blocks need to know of the place where they are shown.
 *
 * @typedef {import("../text/special.js").Lookup} Lookup
 * @typedef {{type: string, value?: string | null, selected_option?: any, selected_options?: any[],
 *   selected_user?: string | null, selected_users?: string[], selected_conversation?: string | null,
 *   selected_conversations?: string[], selected_channel?: string | null, selected_channels?: string[],
 *   selected_date?: string | null, selected_time?: string | null,
 *   selected_date_time?: number | null, files?: Handed[]}} StateValue  as in Slack's `state.values`
 * @typedef {{id: string, name?: string}} Handed  a file, by the id it has in Slack
 * @typedef {{id: string, name: string}} Choice
 * @typedef {{
 *   surface: "message" | "modal" | "home",
 *   lookup: Lookup,
 *   people: () => Choice[],
 *   conversations: () => Choice[],
 *   typed: (blockId: string, actionId: string) => StateValue | null,
 *   act: (action: object, source: HTMLElement) => void,
 *   suggest: (blockId: string, actionId: string, value: string) => Promise<any>,
 *   handIn: (file: File) => Promise<Handed>,
 * }} BlockContext  `typed` is what a person already filled in there, `act` tells the bot,
 *   `suggest` asks it for options (null when that failed), `handIn` gives the sandbox a file
 * @typedef {{node: HTMLElement, focusable: HTMLElement, read: () => StateValue,
 *   problem?: () => string | null, labelled?: "legend" | "label"}} Control
 *   `labelled` tells how an input block names it: one field by a label, several by a legend
 */

export {};
