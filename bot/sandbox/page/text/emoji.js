/** The emoji that bots and people use most, by Slack's short names. */

const NAMES = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|clap 👏|wave 👋|ok_hand 👌|raised_hands 🙌|pray 🙏|muscle 💪
point_right 👉|point_left 👈|point_up ☝️|point_down 👇|handshake 🤝|writing_hand ✍️|eyes 👀
smile 😄|slightly_smiling_face 🙂|blush 😊|wink 😉|grinning 😀|joy 😂|sweat_smile 😅|heart_eyes 😍
thinking_face 🤔|neutral_face 😐|cry 😢|sob 😭|relieved 😌|sunglasses 😎|see_no_evil 🙈|party 🥳|partying_face 🥳
heart ❤️|green_heart 💚|blue_heart 💙|orange_heart 🧡|star ⭐|star2 🌟|sparkles ✨|fire 🔥|tada 🎉
confetti_ball 🎊|trophy 🏆|medal 🏅|balloon 🎈|gift 🎁|cake 🍰|birthday 🎂|champagne 🍾|flag-nl 🇳🇱
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎
warning ⚠️|exclamation ❗|question ❓|grey_question ❔|information_source ℹ️|no_entry ⛔|no_entry_sign 🚫
red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵
white_circle ⚪|black_circle ⚫|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄
rocket 🚀|bulb 💡|hammer_and_wrench 🛠️|wrench 🔧|gear ⚙️|jigsaw 🧩|puzzle_piece 🧩|dart 🎯|mag 🔍|key 🔑|lock 🔒|unlock 🔓
bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speech_balloon 💬|email 📧|envelope ✉️|inbox_tray 📥|outbox_tray 📤
calendar 📆|date 📅|spiral_calendar_pad 🗓️|alarm_clock ⏰|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️
memo 📝|pencil 📝|pencil2 ✏️|clipboard 📋|page_facing_up 📄|books 📚|book 📖|open_book 📖|bookmark 🔖|label 🏷️
pushpin 📌|round_pushpin 📍|paperclip 📎|link 🔗|file_folder 📁|open_file_folder 📂|card_index_dividers 🗂️|package 📦
chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|moneybag 💰|euro 💶|receipt 🧾|ledger 📒
seedling 🌱|herb 🌿|leaves 🍃|deciduous_tree 🌳|evergreen_tree 🌲|sunflower 🌻|tulip 🌷|four_leaf_clover 🍀
recycle ♻️|earth_africa 🌍|globe_with_meridians 🌐|droplet 💧|sunny ☀️|cloud ☁️|rainbow 🌈|zap ⚡|wind_blowing_face 🌬️
bus 🚌|bike 🚲|car 🚗|truck 🚚|battery 🔋|electric_plug 🔌|house 🏠|office 🏢|school 🏫|factory 🏭|construction 🚧
coffee ☕|apple 🍎|computer 💻|printer 🖨️|phone ☎️|iphone 📱|triangular_flag_on_post 🚩|checkered_flag 🏁|scales ⚖️
busts_in_silhouette 👥|bust_in_silhouette 👤|robot_face 🤖|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣`;

/** @type {Map<string, string>} */
const EMOJI = new Map(
  NAMES.trim().split(/[|\n]/).map((entry) => /** @type {[string, string]} */ (entry.trim().split(" "))),
);

/** The character for a short name (without colons), `null` for one we don't know. @param {string} name */
export function emojiFor(name) {
  return EMOJI.get(name.replace(/::skin-tone-\d$/, "")) ?? null;
}

/** Replace `:name:` in plain text; unknown names stay as they were typed. @param {string} text */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emojiFor(name) ?? whole);
}
