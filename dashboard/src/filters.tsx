import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { CATEGORIES, CATEGORY_NAMES, colorVariable } from './categories.js';
import { formatCount } from './format.js';
import { Icon } from './icons.js';
import type { Overview } from './overview.js';
import { useDebounced } from './use-debounced.js';
import { type ChangeView, isFiltered, UNFILTERED, type View } from './view.js';

interface FiltersProps {
  view: View;
  overview: Overview;
  changeView: ChangeView;
}

/** Search and chips; what is chosen stays visible even where it has no activities. */
export function Filters({ view, overview, changeView }: FiltersProps) {
  const { facets, bySource, hasContacts } = overview;
  const counts = facets?.counts;
  const categories = new Map(counts?.byCategory.map((it) => [it.category, it.count]));
  const channels = new Map(counts?.byChannel.map((it) => [it.channel, it.count]));
  const sources = new Map(bySource?.map((it) => [it.source.slug, it.count]));
  const sourceNames = new Map(facets?.sources.map(({ source }) => [source.slug, source.name]));
  return (
    <section class="filters" aria-label="Filters">
      <SearchField key={view.record} view={view} changeView={changeView} />
      <div class="switches">
        <Switch
          text="Merge duplicates"
          hint="What several sources have is shown once."
          isOn={view.mergeDuplicates}
          change={(mergeDuplicates) => changeView({ mergeDuplicates })}
        />
        {hasContacts && (
          <Switch
            text="With contacts"
            hint="The activities of the company’s contacts, too."
            isOn={view.withContacts}
            change={(withContacts) => changeView({ withContacts })}
          />
        )}
      </div>
      <ChipGroup label="Categories">
        {CATEGORIES.filter((it) => categories.has(it) || view.categories.includes(it)).map((it) => (
          <Chip
            key={it}
            text={CATEGORY_NAMES[it]}
            color={`var(${colorVariable(it)})`}
            count={categories.get(it) ?? 0}
            isOn={view.categories.includes(it)}
            toggle={() => changeView({ categories: toggled(view.categories, it) })}
          />
        ))}
      </ChipGroup>
      <ChipGroup label="Channels">
        {[...new Set([...channels.keys(), ...view.channels])].map((it) => (
          <Chip
            key={it}
            text={it.replaceAll('_', ' ')}
            count={channels.get(it) ?? 0}
            isOn={view.channels.includes(it)}
            toggle={() => changeView({ channels: toggled(view.channels, it) })}
          />
        ))}
      </ChipGroup>
      <ChipGroup label="Sources">
        {[...new Set([...sources.keys(), ...view.sources])].map((it) => (
          <Chip
            key={it}
            text={sourceNames.get(it) ?? it}
            count={sources.get(it) ?? 0}
            isOn={view.sources.includes(it)}
            toggle={() => changeView({ sources: toggled(view.sources, it) })}
          />
        ))}
      </ChipGroup>
      {isFiltered(view) && (
        <button type="button" class="link clear" onClick={() => changeView(UNFILTERED)}>
          Clear all filters
        </button>
      )}
    </section>
  );
}

function SearchField({ view, changeView }: Pick<FiltersProps, 'view' | 'changeView'>) {
  const [text, setText] = useState(view.search);
  const settled = useDebounced(text, 300);
  // Only when the text has settled: where the address has changed since, the address is right.
  useEffect(() => {
    if (settled === text && settled !== view.search) changeView({ search: settled }, 'replace');
  }, [settled]);
  useEffect(() => setText(view.search), [view.search]);
  return (
    <div class="search-field">
      <Icon name="search" />
      <input
        type="search"
        aria-label="Search in the timeline"
        placeholder="Search texts, names, files"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </div>
  );
}

function ChipGroup({ label, children }: { label: string; children: ComponentChildren[] }) {
  if (children.length === 0) return null;
  return (
    <fieldset class="chips">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

interface ChipProps {
  text: string;
  color?: string;
  count: number;
  isOn: boolean;
  toggle: () => void;
}

function Chip({ text, color, count, isOn, toggle }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={toggle}>
      {color && <span class="dot" style={{ background: color }} />}
      <bdi>{text}</bdi> <span class="count">{formatCount(count)}</span>
    </button>
  );
}

interface SwitchProps {
  text: string;
  hint: string;
  isOn: boolean;
  change: (isOn: boolean) => void;
}

function Switch({ text, hint, isOn, change }: SwitchProps) {
  const id = useId();
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-hint`}
      onClick={() => change(!isOn)}
    >
      <span class="track" />
      <span>
        <span id={`${id}-name`}>{text}</span>
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      </span>
    </button>
  );
}

function toggled<T>(chosen: T[], value: T): T[] {
  return chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value];
}
