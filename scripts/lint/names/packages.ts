/** What Clerk publishes to run in or beside an app, whether a sample installs it or not. */
export const clerkPackages = [
  "@clerk/astro",
  "@clerk/backend",
  "@clerk/chrome-extension",
  "@clerk/clerk-js",
  // The command line tool is a shell around one binary for each platform; all read the same.
  "@clerk/cli-linux-x64",
  "@clerk/electron",
  "@clerk/expo",
  "@clerk/express",
  "@clerk/fastify",
  "@clerk/hono",
  "@clerk/nextjs",
  "@clerk/nuxt",
  "@clerk/react",
  "@clerk/react-router",
  "@clerk/shared",
  "@clerk/tanstack-react-start",
  "@clerk/testing",
  "@clerk/ui",
  "@clerk/vue",
];

/** What Clerk's reference says its Ruby SDK reads; a gem is not on npm. */
export const rubyVariables = ["CLERK_API_BASE", "CLERK_USER_PROFILE_URL"];
