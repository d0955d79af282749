export function App() {
  return (
    <main>
      <h1>It works</h1>
    </main>
  );
}
