import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { environment, withEnvironment } from "../../../scripts/instance/env.ts";
import { createInstance, type Instance } from "../../../scripts/instance/instance.ts";
import { serve, type Served } from "../../../scripts/instance/serve.ts";

export interface Fronted extends Served {
  instance: Instance;
  /** Runs an ES module in a process of its own that has the keys and the preload; yields its output. */
  run(module: string): Promise<string>;
}

/** An instance at Clerk's own host names. */
export async function openFront(certificateFolder: string): Promise<Fronted> {
  const instance = createInstance();
  const served = await serve(instance, { certificateFolder });
  const env = withEnvironment(process.env, await environment(instance, served));
  const run = async (module: string): Promise<string> => {
    const args = ["--input-type=module", "--eval", module];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    return stdout.trim();
  };
  return { ...served, instance, run };
}
