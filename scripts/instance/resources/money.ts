/** Cents as the billing API writes them; the only currency here is the US dollar. */
export function money(amount: number) {
  return {
    amount,
    amount_formatted: (amount / 100).toFixed(2),
    currency: "USD",
    currency_symbol: "$",
  };
}
