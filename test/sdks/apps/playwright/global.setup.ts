import { clerkSetup } from "@clerk/testing/playwright";
import { test as setup } from "@playwright/test";

setup("a testing token is fetched", async () => {
  await clerkSetup();
});
