import { newTotpSecret, totpCode } from "../../../scripts/instance/resources/totp.ts";
import { person } from "../../browser/harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import { landedAs, sentBy, submit, verify } from "./forms.ts";
import { whileSet } from "./while-set.ts";

export function withoutPassword({ walk }: Plot): void {
  walk("a code gets in, also the second one after starting over", async ({ visit, ...scene }) => {
    const Email = "code@example.com";
    const { id } = person(scene.instance, Email);
    const page = await visit("/login/code");
    await submit(page, { Email: "nobody@example.com" }, "Send a code");
    await page.getByText(/Couldn't find your account/).waitFor();
    await submit(page, { Email }, "Send a code");
    await page.getByRole("button", { name: "Start over" }).click();
    await submit(page, { Email }, "Send a code");
    const { code } = await sentBy(page, "Send another", scene, Email);
    await verify(page, code ?? "");
    await landedAs(page, id);
  });

  walk("a code alone is not enough for who has a second factor", async ({ visit, ...scene }) => {
    const totpSecret = newTotpSecret();
    const Email = "code-and-totp@example.com";
    const { id } = person(scene.instance, Email, { totpSecret });
    const page = await visit("/login/code");
    await submit(page, { Email }, "Send a code");
    await page.getByRole("button", { name: "Send another" }).waitFor();
    await verify(page, scene.inbox(Email).code ?? "");
    await page.waitForURL("**/login");
    await verify(page, totpCode(totpSecret, scene.instance.now()));
    await landedAs(page, id);
  });

  walk("an opened link lets the waiting tab in", ({ visit, instance, inbox }) =>
    whileSet(instance, { emailVerifications: ["email_code", "email_link"] }, async () => {
      const Email = "link@example.com";
      const { id } = person(instance, Email);
      const page = await visit("/login/link");
      await submit(page, { Email }, "Send a link");
      await page.getByText("Open the link in your mail, in this browser.").waitFor();
      const mail = await visit(inbox(Email).link ?? "", page);
      await mail.getByText("Done. Go back to the first tab.").waitFor();
      await landedAs(page, id);
    }),
  );
}
