import { useState } from 'preact/hooks';

interface SignInProps {
  /** Why a key is asked for again; null at first. */
  reason: string | null;
  onKey: (key: string) => void;
}

/** Asks for a key. */
export function SignIn({ reason, onKey }: SignInProps) {
  const [key, setKey] = useState('');
  return (
    <main class="sign-in">
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim()) onKey(key.trim());
        }}
      >
        <h1>Activity Gateway</h1>
        <p>
          One timeline of everything that happened. Enter a key of your organization with the scope{' '}
          <code>read</code>; <code>key create</code> makes one.
        </p>
        {reason && (
          <p class="problem" role="alert">
            {reason}
          </p>
        )}
        <label for="key">Key</label>
        <input
          id="key"
          type="password"
          autocomplete="off"
          spellcheck={false}
          placeholder="agw_…"
          required
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit" class="button primary">
          Open the timeline
        </button>
        <p class="hint">The key is kept in this tab only, until it is closed.</p>
      </form>
    </main>
  );
}
