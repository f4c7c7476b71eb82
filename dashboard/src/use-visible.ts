import { useEffect, useState } from 'preact/hooks';

/** Whether the page can be seen: its tab is the one in front. */
export function useVisible(): boolean {
  const [isVisible, setVisible] = useState(read);
  useEffect(() => {
    const follow = () => setVisible(read());
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, []);
  return isVisible;
}

function read(): boolean {
  return document.visibilityState === 'visible';
}
