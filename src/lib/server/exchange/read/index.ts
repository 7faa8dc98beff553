export { type PackageReading, readPackage } from './read-package';
