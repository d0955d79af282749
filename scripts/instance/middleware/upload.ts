import type { Context } from "hono";
import { readBytes } from "./read-body.ts";
import { apiError, invalidParam } from "../errors.ts";
import type { Upload } from "../resources/image.ts";

const MAX_BYTES = 10 * 1024 * 1024;

/** The image of a multipart body, and the other fields beside it. */
export async function readUpload(c: Context): Promise<{ upload: Upload; fields: FormData }> {
  const fields = await readForm(c);
  const file = fields.get("file");
  if (!(file instanceof File)) throw missingFile();
  if (!file.type.startsWith("image/")) throw notAnImage(file.type);
  const bytes = Buffer.from(await file.arrayBuffer());
  return { upload: { contentType: file.type, bytes }, fields };
}

async function readForm(c: Context): Promise<FormData> {
  const bytes = await readBytes(c.req.raw, MAX_BYTES);
  const headers = { "content-type": c.req.header("content-type") ?? "" };
  try {
    return await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch {
    const message = "Unexpected body, expected multipart/form-data";
    throw apiError(400, "request_body_invalid", "Request body invalid", message);
  }
}

function missingFile() {
  return invalidParam("file", "form_param_missing", "is missing", "file must be included.");
}

function notAnImage(type: string) {
  const message = `Unexpected file of type ${type || "unknown"}, expected an image`;
  return apiError(400, "image_type_invalid", "Image type invalid", message);
}
