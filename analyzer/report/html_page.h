/* The HTML report's page, embedded from html/ at build time: what comes before the data, and what comes after. */
#ifndef CANCELCHECK_REPORT_HTML_PAGE_H
#define CANCELCHECK_REPORT_HTML_PAGE_H

extern const char html_page_head[];
extern const char html_page_tail[];

#endif
