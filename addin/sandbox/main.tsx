import { createRoot } from 'react-dom/client';
import { Opening } from './Opening.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Opening />);
