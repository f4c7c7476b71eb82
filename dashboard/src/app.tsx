import { Provider } from '@urql/preact';
import { useMemo, useState } from 'preact/hooks';
import { createClient } from './client.js';
import { Dashboard } from './dashboard.js';
import { forgetKey, readKey, storeKey } from './session.js';
import { SignIn } from './sign-in.js';
import { useTheme } from './theme.js';

/** The dashboard with a key, the sign-in without one. */
export function App() {
  const [key, setKey] = useState(readKey);
  const [theme, toggleTheme] = useTheme();
  const [reason, setReason] = useState<string | null>(null);

  // A client has read from one state of the gateway: pages that are read later would not fit together.
  const [generation, setGeneration] = useState(0);

  function leave(why: string | null) {
    forgetKey();
    setKey(null);
    setReason(why);
  }

  const client = useMemo(
    () =>
      key === null
        ? null
        : createClient(key, () =>
            leave('The gateway does not accept this key: it is unknown, expired or revoked.'),
          ),
    [key, generation],
  );

  if (!client) {
    return (
      <SignIn
        reason={reason}
        onKey={(entered) => {
          storeKey(entered);
          setReason(null);
          setKey(entered);
        }}
      />
    );
  }
  return (
    <Provider value={client}>
      <Dashboard
        key={generation}
        theme={theme}
        toggleTheme={toggleTheme}
        refresh={() => setGeneration(generation + 1)}
        onLeave={() => leave(null)}
      />
    </Provider>
  );
}
