import { Hono } from "hono";
import type { Instance } from "../../instance.ts";
import type { SignedInEnv } from "../../middleware/signed-in.ts";
import { readUpload } from "../../middleware/upload.ts";
import { setLogo } from "../../resources/organization.ts";
import { ownOrganizationJson } from "../json/organization.ts";
import { wrapped } from "../wrapped.ts";
import { memberOf } from "./member.ts";

export const logo = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .put("/", async (c) => {
      const { id } = memberOf(instance, c, "org:sys_profile:manage");
      const { upload } = await readUpload(c);
      return wrapped(instance, c, ownOrganizationJson(instance, setLogo(instance, id, upload)));
    })
    .delete("/", (c) => {
      const { id } = memberOf(instance, c, "org:sys_profile:manage");
      setLogo(instance, id, null);
      return wrapped(instance, c, { object: "image", id, deleted: true });
    });
