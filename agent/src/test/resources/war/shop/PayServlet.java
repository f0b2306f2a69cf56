// SPDX-License-Identifier: Apache-2.0
package shop;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pays, or says who refuses: whether the exception is of this application's own class, and its message. */
public class PayServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer;
        try {
            new Till().pay("web", Long.parseLong(request.getParameter("amount")));
            answer = "paid";
        } catch (SecurityException refused) {
            boolean own = refused.getClass().getClassLoader() == getClass().getClassLoader();
            answer = (own ? refused.getClass().getName() + ": " : "") + refused.getMessage();
        }
        response.getWriter().print(answer);
    }
}
