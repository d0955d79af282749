import { Hono } from "hono";
import type { Instance } from "../../instance.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { readUpload } from "../../middleware/upload.ts";
import { setProfileImage } from "../../resources/user-image.ts";
import { userImageUrl } from "../../resources/user-json.ts";
import { wrapped } from "../wrapped.ts";

export const profileImage = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .post("/", async (c) => {
      const { upload } = await readUpload(c);
      const user = setProfileImage(instance, me(instance, c).id, upload);
      const id = user.imageId ?? "";
      const url = userImageUrl(instance, user);
      return wrapped(instance, c, { object: "image", id, name: id, public_url: url });
    })
    .delete("/", (c) => {
      setProfileImage(instance, me(instance, c).id, null);
      return wrapped(instance, c, { object: "image", deleted: true });
    });
