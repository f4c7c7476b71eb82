import { Provider } from '@urql/preact';
import { useMemo, useState } from 'preact/hooks';
import { createClient } from './client.js';
import { Dashboard } from './dashboard.js';
import { forgetKey, readKey, storeKey } from './session.js';
import { SignIn } from './sign-in.js';

/** The dashboard with a key, the sign-in without one. */
export function App() {
  const [key, setKey] = useState(readKey);
  const [reason, setReason] = useState<string | null>(null);

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
    [key],
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
      <Dashboard onLeave={() => leave(null)} />
    </Provider>
  );
}
