export default function HomePage() {
  return (
    <main>
      <h1>It works</h1>
    </main>
  );
}
