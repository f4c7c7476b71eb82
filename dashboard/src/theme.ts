import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

export type Theme = 'light' | 'dark';

const STORED = 'activity-gateway-theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** The theme that was chosen on this machine; otherwise the system's, also when that changes. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => {
    const follow = () => setTheme(currentTheme());
    systemIsDark.addEventListener('change', follow);
    return () => systemIsDark.removeEventListener('change', follow);
  }, []);
  // Before the effects of what is drawn in its colours.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const toggle = () => {
    localStorage.setItem(STORED, theme === 'dark' ? 'light' : 'dark');
    setTheme(currentTheme());
  };
  return [theme, toggle];
}

function currentTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  if (stored === 'light' || stored === 'dark') return stored;
  return systemIsDark.matches ? 'dark' : 'light';
}
