import { ClerkProvider, SignInButton, useAuth, UserButton } from "@clerk/react";
import { useState } from "react";

export function App() {
  return (
    <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY}>
      <Visitor />
    </ClerkProvider>
  );
}

function Visitor() {
  const { isLoaded, userId, getToken } = useAuth();
  const [token, setToken] = useState<string | null>(null);
  if (!isLoaded) return null;
  return (
    <>
      <p>browser: {userId ?? "nobody"}</p>
      <button onClick={() => void getToken().then(setToken)}>Get a token</button>
      <output>{token}</output>
      {userId ? <UserButton /> : <SignInButton mode="modal" />}
    </>
  );
}
