/** The key stays in this tab: sessionStorage ends with it, and no address contains it. */
const STORED = 'activity-gateway-key';

/** The key that was entered in this tab; otherwise the demo's, which the gateway offers on its own machine. */
export function readKey(): string | null {
  return sessionStorage.getItem(STORED) ?? demoKey();
}

export function storeKey(key: string): void {
  sessionStorage.setItem(STORED, key);
}

export function forgetKey(): void {
  sessionStorage.removeItem(STORED);
}

export function demoKey(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="demo-key"]')?.content ?? null;
}
