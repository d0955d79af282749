import { html } from "hono/html";

type Html = ReturnType<typeof html>;

/** A plain page of the instance's own. */
export function page(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 26rem;
            margin: 10vh auto;
            padding: 0 1rem;
            color: #1d1d27;
          }
          label {
            display: block;
            margin: 1rem 0;
          }
          input {
            display: block;
            width: 100%;
            box-sizing: border-box;
            padding: 0.5rem;
            font: inherit;
          }
          button {
            padding: 0.5rem 1rem;
            font: inherit;
          }
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;
}
