// SPDX-License-Identifier: Apache-2.0
/**
 * The books. Application code that knows nothing of governance: no annotation here, the operations team names the
 * method under {@code govern:} in bylaw.yaml.
 */
package dev.bylaw.testapp.ledger;
