import { createContext, useContext } from 'react';
import type { Source } from '@mma-savant/client';

export type PanelTarget = Source;

type OpenPanel = (target: PanelTarget) => void;

export const PanelContext = createContext<OpenPanel>(() => undefined);

/** Opens the side panel with a source. */
export const useOpenPanel = (): OpenPanel => useContext(PanelContext);
