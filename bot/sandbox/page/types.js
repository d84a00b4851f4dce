/**
 * The shapes that the control API speaks, for editors and reviewers; nothing here runs.
 *
 * @typedef {{id: string, key: string, name: string, title: string, roles: string[],
 *   is_guest: boolean, is_bot: boolean}} User
 * @typedef {{id: string, handle: string, name: string, description: string, members: string[]}} UserGroup
 * @typedef {{id: string, name: string, kind: "channel" | "im" | "mpim", purpose: string,
 *   is_private: boolean, is_shared: boolean, is_archived: boolean, members: string[], user?: string,
 *   last_ts: string | null}} Channel
 * @typedef {{text: string, description: string}} Example
 * @typedef {{command: string, description: string, usage_hint: string, examples: Example[]}} Command
 * @typedef {{callback_id: string, name: string, type: "message" | "global", description: string}} Shortcut
 * @typedef {{seq: number, now: string, running: boolean, next_event: string | null}} Clock
 * @typedef {{seq: number, workspace: {id: string, name: string, timezone: string},
 *   bot: {user_id: string, bot_id: string, app_id: string, name: string}, users: User[],
 *   user_groups: UserGroup[], channels: Channel[], commands: Command[], built_in_commands: Command[], shortcuts: Shortcut[], clock: Clock, bots_connected: number,
 *   http: {url: string, enabled: boolean}}} WorkspaceState
 * @typedef {{name: string, users: string[]}} Reaction
 * @typedef {{id: string, name: string, title: string, alt_txt?: string, mimetype: string, pretty_type: string,
 *   size: number, mode: string, href: string, is_image: boolean}} SharedFile
 * @typedef {{ts: string, thread_ts?: string, user: string, bot_id?: string, name: string, subtype?: string,
 *   text: string, blocks?: any[], ephemeral_for?: string, edited?: {user: string, ts: string},
 *   reply_count?: number, reactions?: Reaction[], files?: SharedFile[]}} Message
 * @typedef {{type: string, text: string}} TextObject
 * @typedef {{id: string, type: string, callback_id: string, title: TextObject, submit?: TextObject,
 *   close?: TextObject, blocks: any[], state: {values: Record<string, Record<string, any>>},
 *   hash: string, errors?: Record<string, string>, notice?: string | null}} View
 * @typedef {{seq: number, at: string, kind: string, channel?: string, user?: string,
 *   ts?: string, thread_ts?: string}} LogEntry
 * @typedef {{channel: string, tab: "messages" | "home", thread: string | null, ts?: string | null}} Place
 *   `channel` is a channel's name, or `@bot` for the DM with the bot; `ts` is a message to go to
 */

export {};
