import { Hono } from "hono";
import type { Instance } from "../../instance.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { readUpload } from "../../middleware/upload.ts";
import { deleteImage, storeImage } from "../../resources/image.ts";
import { updateUser } from "../../resources/user.ts";
import { wrapped } from "../wrapped.ts";

export const profileImage = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .post("/", async (c) => {
      const { upload } = await readUpload(c);
      const user = me(instance, c);
      deleteImage(instance, user.imageUrl);
      const imageUrl = storeImage(instance, upload);
      updateUser(instance, user.id, { imageUrl });
      const id = imageUrl.slice(imageUrl.lastIndexOf("/") + 1);
      return wrapped(instance, c, { object: "image", id, name: id, public_url: imageUrl });
    })
    .delete("/", (c) => {
      const user = me(instance, c);
      deleteImage(instance, user.imageUrl);
      updateUser(instance, user.id, { imageUrl: null });
      return wrapped(instance, c, { object: "image", deleted: true });
    });
