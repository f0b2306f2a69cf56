// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.warehouse;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.List;
import org.springframework.ai.mcp.annotation.provider.tool.SyncStatelessMcpToolProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The warehouse's MCP server, under {@code /mcp}. */
@Configuration(proxyBeanMethods = false)
class WarehouseEndpoint {

    private static final String PATH = "/mcp";

    @Bean
    HttpServletStatelessServerTransport warehouseTransport() {
        return HttpServletStatelessServerTransport.builder()
                .messageEndpoint(PATH)
                .contextExtractor(OnBehalf::context)
                .build();
    }

    @Bean
    McpStatelessSyncServer warehouseServer(HttpServletStatelessServerTransport transport, Warehouse warehouse) {
        return McpServer.sync(new OnBehalf(transport))
                .serverInfo("warehouse", "1")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .tools(new SyncStatelessMcpToolProvider(List.of(warehouse)).getToolSpecifications())
                .build();
    }

    @Bean
    ServletRegistrationBean<HttpServletStatelessServerTransport> warehouseServlet(
            HttpServletStatelessServerTransport transport) {
        return new ServletRegistrationBean<>(transport, PATH);
    }

    @Bean
    FilterRegistrationBean<PassFilter> warehousePasses(Passes passes) {
        FilterRegistrationBean<PassFilter> filter = new FilterRegistrationBean<>(new PassFilter(passes));
        filter.addUrlPatterns(PATH);
        return filter;
    }
}
