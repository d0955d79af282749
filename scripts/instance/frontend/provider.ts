import { Hono } from "hono";
import { html } from "hono/html";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { query } from "../middleware/input.ts";
import { single } from "../middleware/pagination.ts";
import { page } from "./page.ts";

const ProviderQuery = z.object({ state: single, login_hint: single.optional() });

/** The sign-in page of every OAuth provider and identity provider: it believes what it is told. */
export const provider = (_instance: Instance) =>
  new Hono().get("/:strategy", query(ProviderQuery), (c) => {
    const { state, login_hint: hint = "" } = c.req.valid("query");
    const name = c.req.param("strategy").replace(/^oauth_/, "");
    const form = html`<h1>Sign in with ${name}</h1>
      <p>This page stands in for the real provider. Say who you are there.</p>
      <form method="get" action="/v1/oauth_callback">
        <input type="hidden" name="state" value="${state}" />
        <label>Email address <input type="email" name="email" required value="${hint}" /></label>
        <label>First name <input name="first_name" value="Robin" /></label>
        <label>Last name <input name="last_name" value="Example" /></label>
        <button type="submit">Continue</button>
        <button type="submit" name="error" value="access_denied" formnovalidate>Cancel</button>
      </form>`;
    return c.html(page(`Sign in with ${name}`, form));
  });
