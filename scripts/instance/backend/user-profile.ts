import { Hono } from "hono";
import * as z from "zod";
import { query } from "../middleware/input.ts";
import { listJson, PAGINATED } from "../middleware/pagination.ts";
import { readUpload } from "../middleware/upload.ts";
import type { Instance } from "../instance.ts";
import { listOAuthAccessTokens } from "../resources/oauth-access-token.ts";
import { setProfileImage } from "../resources/user-image.ts";
import { userJson } from "../resources/user-json.ts";
import { deleteExternalAccount } from "../resources/user-second-factors.ts";
import { getUser } from "../resources/user.ts";

/** A user's picture and accounts elsewhere, under the user's own path. */
export const userProfile = (instance: Instance) =>
  new Hono()
    .post("/:id/profile_image", async (c) => {
      const { id } = getUser(instance, c.req.param("id"));
      const { upload } = await readUpload(c);
      return c.json(userJson(instance, setProfileImage(instance, id, upload)));
    })
    .delete("/:id/profile_image", (c) =>
      c.json(userJson(instance, setProfileImage(instance, c.req.param("id"), null))),
    )
    .delete("/:id/external_accounts/:account", (c) => {
      const { id, account } = c.req.param();
      return c.json(deleteExternalAccount(instance, id, account));
    })
    .get("/:id/oauth_access_tokens/:provider", query(z.object(PAGINATED)), (c) => {
      const { id, provider } = c.req.param();
      const { paginated, ...page } = c.req.valid("query");
      const found = listOAuthAccessTokens(getUser(instance, id), provider);
      const list = listJson(found, page, (token) => token);
      return c.json(paginated ? list : list.data);
    });
