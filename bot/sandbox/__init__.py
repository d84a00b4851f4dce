"""A Slack workspace on your own machine, to try, train and test a bot in.

The bot connects to it exactly as it does to Slack (`base_url`). From outside to inside:

- `server`, `application`, `access`, `page_files`: HTTP, and who may come in;
- `web_api/`: what the bot calls, one file per family of methods;
- `socket_mode`, `delivery` with its two ways (sockets, signed HTTP), `payloads/`: what the bot is
  sent;
- `control/`: what the people do, for the page and for tests;
- `workspace` and what it holds (`messages`, `views`, `files`, `triggers`, …): the state, which
  knows nothing of HTTP; `state_file` and `keeping` keep it;
- `publisher`, `sharing`, `membership`, `submissions`: what changes it and tells the bot;
  `visibility`: who sees what;
- `clock`, `followers`: time that can be moved;
- `faults`: what can be made to go wrong.
"""
