import { SignInButton } from "@clerk/nextjs";
import { auth } from "@clerk/nextjs/server";
import { Visitor } from "./visitor";

export default async function HomePage() {
  const { userId } = await auth();
  return (
    <main>
      <p>server: {userId ?? "nobody"}</p>
      <Visitor />
      {userId ? null : <SignInButton />}
    </main>
  );
}
