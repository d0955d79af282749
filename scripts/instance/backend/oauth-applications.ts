import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import { readUpload } from "../middleware/upload.ts";
import type { Instance } from "../instance.ts";
import {
  createOAuthApplication,
  deleteOAuthApplication,
  getOAuthApplication,
  oauthApplicationJson,
  rotateClientSecret,
  setOAuthApplicationLogo,
  updateOAuthApplication,
  type OAuthApplication,
} from "../resources/oauth-application.ts";
import { oauthTokenJson, revokeOAuthToken, verifyOAuthToken } from "../resources/oauth-token.ts";
import { inOrder } from "../resources/order.ts";

const name = z.string().min(1).max(256);
const FIELDS = {
  redirect_uris: z.array(z.string()).nullish(),
  callback_url: z.string().max(1024).nullish(),
  scopes: z.string().max(1024).nullish(),
  consent_screen_enabled: z.boolean().nullish(),
  pkce_required: z.boolean().nullish(),
  public: z.boolean().nullish(),
};
const Fields = z.object(FIELDS);
const CreateBody = z.object({ ...FIELDS, name });
const UpdateBody = z.object({ ...FIELDS, name: name.nullish() });
const TokenBody = z.object({ token: z.string() });
const VerifyBody = z.union([
  z.object({ access_token: z.string() }),
  z.object({ secret: z.string() }),
]);
const ListQuery = z.object({
  ...PAGE,
  name_query: single.optional(),
  order_by: orderBy(["created_at", "name"], "+created_at"),
});

const DEFAULTS = {
  redirectUris: [],
  scopes: "profile email",
  consentScreenEnabled: true,
  pkceRequired: false,
  public: false,
};

export const oauthApplications = (instance: Instance) => {
  const json = (application: OAuthApplication) => oauthApplicationJson(instance, application);
  const withSecret = (application: OAuthApplication) => ({
    ...json(application),
    ...(application.public ? {} : { client_secret: application.clientSecret }),
  });
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { name_query: part, order_by: order, ...page } = c.req.valid("query");
      const matching = [...instance.store.oauthApplications.all()].filter(
        (application) => !part || application.name.toLowerCase().includes(part.toLowerCase()),
      );
      const keyOf = ({ name: called, createdAt }: OAuthApplication) =>
        order.field === "name" ? called.toLowerCase() : createdAt;
      return c.json(listJson(inOrder(matching, keyOf, order.descending), page, json));
    })
    .post("/", body(CreateBody), (c) => {
      const { name: called, ...fields } = c.req.valid("json");
      const input = { ...DEFAULTS, ...toFields(fields), name: called };
      return c.json(withSecret(createOAuthApplication(instance, input)));
    })
    .post("/access_tokens/verify", body(VerifyBody), (c) => {
      const input = c.req.valid("json");
      const text = "access_token" in input ? input.access_token : input.secret;
      return c.json(oauthTokenJson(instance, verifyOAuthToken(instance, text)));
    })
    .get("/:id", (c) => c.json(json(getOAuthApplication(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) => {
      const { name: called, ...fields } = c.req.valid("json");
      const changes = { ...toFields(fields), ...given({ name: called ?? undefined }) };
      return c.json(json(updateOAuthApplication(instance, c.req.param("id"), changes)));
    })
    .delete("/:id", (c) => c.json(deleteOAuthApplication(instance, c.req.param("id"))))
    .put("/:id/logo", async (c) => {
      const { id } = getOAuthApplication(instance, c.req.param("id"));
      const { upload } = await readUpload(c);
      return c.json(json(setOAuthApplicationLogo(instance, id, upload)));
    })
    .post("/:id/rotate_secret", (c) =>
      c.json(withSecret(rotateClientSecret(instance, c.req.param("id")))),
    )
    .post("/:id/revoke_token", body(TokenBody), (c) => {
      revokeOAuthToken(instance, c.req.param("id"), c.req.valid("json").token);
      return c.body(null, 204);
    });
};

/** `callback_url` is the older name of a single redirect URI. */
function toFields(input: z.output<typeof Fields>) {
  const single = input.callback_url ? [input.callback_url] : undefined;
  return given({
    redirectUris: input.redirect_uris ?? single,
    scopes: input.scopes ?? undefined,
    consentScreenEnabled: input.consent_screen_enabled ?? undefined,
    pkceRequired: input.pkce_required ?? undefined,
    public: input.public ?? undefined,
  });
}
