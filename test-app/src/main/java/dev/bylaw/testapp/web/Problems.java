// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.web;

import dev.bylaw.testapp.orders.RefundRejectedException;
import dev.bylaw.testapp.web.Staff.NotStaffException;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the caller reads when something cannot be done. A refusal is a {@link SecurityException}, whoever refuses. */
@RestControllerAdvice
class Problems {

    @ExceptionHandler({SecurityException.class, NotStaffException.class})
    ProblemDetail refused(RuntimeException refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refusal.getMessage());
    }

    @ExceptionHandler(NoSuchElementException.class)
    ProblemDetail missing(NoSuchElementException missing) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
    }

    @ExceptionHandler(RefundRejectedException.class)
    ProblemDetail rejected(RefundRejectedException rejection) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, rejection.getMessage());
    }
}
