export * from './draw';
export * from './list';
export * from './matrix';
export * from './report';
export * from './same';
export * from './statements';
