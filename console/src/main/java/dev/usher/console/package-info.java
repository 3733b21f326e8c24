/** The console: settings from a file, the provisioning log, and requests on demand. */
@NullMarked
package dev.usher.console;

import org.jspecify.annotations.NullMarked;
